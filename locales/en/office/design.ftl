# Words of the frame around every page and of the parts in it.

## Frame
layout-skip = Skip to the content
layout-menu = Menu
layout-navigation = Main menu
layout-crumbs = You are here
layout-account = your account
layout-profile = My profile
layout-work-for = Work for
layout-leave = Log out
layout-about = About Woonspoor
layout-api = For developers
layout-cancel = Cancel
layout-demo = This is a demo: all people and files are invented.
layout-error-prefix = Error:
layout-printed-on = Printed on
layout-shortcut-on = Switch on the / key for search
layout-shortcut-off = Switch off the / key for search
layout-trouble = The server does not answer. What you see may be out of date. Try again later.

## Messages
ui-alert-info = Information
ui-alert-success = Done
ui-alert-warning = Attention
ui-alert-error = Error

## Forms
ui-summary = Check these fields
ui-optional = optional
ui-show-password = Show
ui-search = Search
ui-file-too-large = This file is too large.
ui-copy = Copy
ui-copied = Copied
ui-passkey-waiting = Follow the steps of your device.
ui-passkey-refused = It was stopped or took too long. Try again.
ui-passkey-failed = This does not work now. Try again or use another way.
ui-passkey-unsupported = This browser cannot use passkeys.

## Tables and lists
ui-pages = Pages
ui-page = Page
ui-previous = Previous
ui-next = Next
ui-step-done = done
ui-figures = figures
ui-place = Municipality
ui-from = From
ui-to = To
ui-length = Length

## Side by side
ui-field = Item
ui-was = Before
ui-now = Now
ui-changed = changed
ui-conflict = What you and somebody else changed
ui-opened = When you began
ui-theirs = Saved meanwhile
ui-yours = Yours
ui-clash = choose
ui-compare = The two registrations side by side
ui-same = the same
ui-differs = differs
