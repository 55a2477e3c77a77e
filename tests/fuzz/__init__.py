"""Random files and texts against the promises: read or refused with one sentence, in time, and by the laws."""
