"""Language without news: sentences, words, figures, time expressions, quotation marks, names, likeness."""
