"""The sequence of the work, and the only place that touches the disk for output."""
