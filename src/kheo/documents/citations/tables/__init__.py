"""What the grammar knows by heart: types, issuers, bodies that ended, words of names."""
