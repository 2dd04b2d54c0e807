"""Where a number on the screen comes from: the answers, the formula with the person's own figures, and the source.

Nothing is worked out here: every figure is one that ``scoring``, ``change``, ``trend`` or ``personal`` gave.
"""

from lcjournal.core.account.parts import Account, Section
from lcjournal.core.account.whole import account

__all__ = ["Account", "Section", "account"]
