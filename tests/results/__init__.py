"""What is done with finished tables: pandas, SQL, exports, plots, and where a cell comes from."""
