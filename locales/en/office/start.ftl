# About this installation.

## About
about-title = About Woonspoor
about-what = Woonspoor allocates social dwellings by a regulation that everybody can read, and says why.
about-version = Version
about-regulation = Regulation in force now
