# Regulations to read and to compare.

## List
regulations-title = Regulations
regulations-lead = Every version that is known here: the text, article by article, with how the program reckons beside it.
regulations-none = There are no regulations.
regulations-name = Regulation
regulations-version = Version
regulations-from = In force from
regulations-to = Until
regulations-adopted = Adopted by
regulations-state = Today
regulations-applied = applied here
regulations-in-force = running, not applied here
regulations-not-in-force = not in force

## One regulation
regulations-not-now = This version is not in force today.
regulations-articles = Articles
regulations-encoded = How the program reckons
regulations-no-rules = The program reckons nothing for this article.
regulations-left = Left to people
regulations-rule = Rule
regulations-overrides = Differences by municipality
regulations-choices = Choices
regulations-sources = Sources

## Comparing
regulations-compare = Compare versions
regulations-compare-lead = What changes from one version to the other, rule by rule.
regulations-compare-do = Compare
regulations-before = From
regulations-after = To
regulations-choose = Choose two versions.
regulations-from-to = From { $before } to { $after }
regulations-same = There is no difference.
regulations-head = The regulation itself
regulations-article = Article { $article }
