# Over deze installatie.

## Over
about-title = Over Woonspoor
about-what = Woonspoor verdeelt sociale woningen volgens een reglement dat iedereen kan lezen, en zegt waarom.
about-version = Versie
about-regulation = Reglement dat nu geldt
