"""Evidence that a task was done: what an officer brings, checked, named, and looked after.

`bringing` turns an upload into bytes that may be kept, `names` says what people see, `captions`
shares words among pictures, `keeping` is what backup, doctor and housekeeping know. Rows are
written by `actions.evidence` alone.
"""
