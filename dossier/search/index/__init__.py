"""The published files: what stands in which shard, written and read back."""
