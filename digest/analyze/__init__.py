"""From a story to its analysis: sentences, quotes, names, times, claims, differences, origins, firmness."""
