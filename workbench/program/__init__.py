"""What takes all steps together: their list, the documents, the review, the example, the search."""
