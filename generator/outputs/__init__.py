"""The few words that pages, exports and the build share: addresses and planned outputs."""
