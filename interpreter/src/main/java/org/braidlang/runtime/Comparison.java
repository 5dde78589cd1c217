package org.braidlang.runtime;

import org.jspecify.annotations.Nullable;

/** The four comparisons that order values. */
enum Comparison {
    LESS("<") {
        @Override
        boolean holds(final int order) {
            return order < 0;
        }

        @Override
        boolean holds(final double left, final double right) {
            return left < right;
        }
    },
    LESS_EQUAL("<=") {
        @Override
        boolean holds(final int order) {
            return order <= 0;
        }

        @Override
        boolean holds(final double left, final double right) {
            return left <= right;
        }
    },
    GREATER(">") {
        @Override
        boolean holds(final int order) {
            return order > 0;
        }

        @Override
        boolean holds(final double left, final double right) {
            return left > right;
        }
    },
    GREATER_EQUAL(">=") {
        @Override
        boolean holds(final int order) {
            return order >= 0;
        }

        @Override
        boolean holds(final double left, final double right) {
            return left >= right;
        }
    };

    private final String symbol;

    Comparison(final String symbol) {
        this.symbol = symbol;
    }

    abstract boolean holds(int order);

    abstract boolean holds(double left, double right);

    final boolean holds(final Object left, final Object right) {
        if (left instanceof Double x && right instanceof Double y) {
            return holds((double) x, (double) y);
        }
        if (left instanceof String x && right instanceof String y) {
            return holds(CodePoints.compare(x, y));
        }
        if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return numbers(left, right);
        }
        return switch (left) {
            case ListValue x when right instanceof ListValue y -> sequences(x, y);
            case TupleValue x when right instanceof TupleValue y -> sequences(x, y);
            case SetValue x when right instanceof SetValue y -> sets(x, y);
            case Bytes x when right instanceof Bytes y -> holds(x.compareTo(y));
            default -> throw Errors.typeError("'" + symbol + "' not supported between instances of '"
                    + Types.nameOf(left) + "' and '" + Types.nameOf(right) + "'");
        };
    }

    private boolean numbers(final Object left, final Object right) {
        if (left instanceof Double x) {
            return !Double.isNaN(x) && holds(-Numbers.compare(Arithmetic.integer(right), x));
        }
        if (right instanceof Double y) {
            return !Double.isNaN(y) && holds(Numbers.compare(Arithmetic.integer(left), y));
        }
        return holds(Numbers.big(left).compareTo(Numbers.big(right)));
    }

    private boolean sequences(final Sequence left, final Sequence right) {
        for (int i = 0; ; i++) {
            final @Nullable Object x = left.getOrNull(i);
            final @Nullable Object y = right.getOrNull(i);
            if (x == null || y == null) {
                return holds(Boolean.compare(x != null, y != null));
            }
            if (!Equality.same(x, y)) {
                return holds(x, y);
            }
        }
    }

    private boolean sets(final SetValue left, final SetValue right) {
        return switch (this) {
            case LESS -> left.size() < right.size() && left.isSubset(right);
            case LESS_EQUAL -> left.isSubset(right);
            case GREATER -> left.size() > right.size() && right.isSubset(left);
            case GREATER_EQUAL -> right.isSubset(left);
        };
    }
}
