"""Words that know nothing of places: language, numbers, dates, clock, errors."""
