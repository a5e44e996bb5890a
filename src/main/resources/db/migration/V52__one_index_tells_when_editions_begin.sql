-- edition_newest_change is read in both directions; another index for the same costs every publication.
drop index edition_by_start;
