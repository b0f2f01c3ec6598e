"""What decides about invitations and about other providers, and how devices are called. Pure."""
