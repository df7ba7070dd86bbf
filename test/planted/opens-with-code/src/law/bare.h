namespace law {}
