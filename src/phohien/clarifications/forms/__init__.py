"""Forms of clarifications: cases and their clock, facts and questions, answers and letters."""
