package dev.assay.assignment.configuration;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes. Adding or removing gives another map, which shares all but the path to the changed
 * entry, so that a change among ten thousand entries copies some fifteen. A weight-balanced tree with the parameters (3, 2)
 * of Hirai and Yamamoto, "Balancing weight-balanced trees" (2011).
 */
final class PersistentMap<K extends Comparable<K>, V> {
    private static final int DELTA = 3;
    private static final int GAMMA = 2;
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<String, String>(null);

    private final @Nullable Node<K, V> root;

    private PersistentMap(@Nullable Node<K, V> root) {
        this.root = root;
    }

    private record Node<K, V>(
            K key,
            V value,
            @Nullable Node<K, V> left,
            @Nullable Node<K, V> right,
            int size) {
        static <K, V> Node<K, V> of(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
            return new Node<>(key, value, left, right, sizeOf(left) + 1 + sizeOf(right));
        }
    }

    @SuppressWarnings("unchecked") // it holds nothing
    static <K extends Comparable<K>, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    int size() {
        return sizeOf(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    /** The value, or null when there is none. */
    @Nullable
    V get(K key) {
        var node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return node.value;
            }
            node = order < 0 ? node.left : node.right;
        }
        return null;
    }

    PersistentMap<K, V> with(K key, V value) {
        return new PersistentMap<>(with(root, key, value));
    }

    PersistentMap<K, V> without(K key) {
        return get(key) == null ? this : new PersistentMap<>(without(root, key));
    }

    /** Visits the entries in the order of their keys. */
    void forEach(BiConsumer<? super K, ? super V> visitor) {
        forEach(root, visitor);
    }

    /** How many entries are visited at most to find one. */
    int depth() {
        return depth(root);
    }

    private static <K extends Comparable<K>, V> Node<K, V> with(@Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return Node.of(key, value, null, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return Node.of(key, value, node.left, node.right);
        }
        return order < 0
                ? balanced(node.key, node.value, with(node.left, key, value), node.right)
                : balanced(node.key, node.value, node.left, with(node.right, key, value));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> without(@Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return joined(node.left, node.right);
        }
        return order < 0
                ? balanced(node.key, node.value, without(node.left, key), node.right)
                : balanced(node.key, node.value, node.left, without(node.right, key));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> joined(
            @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        var next = first(right);
        return balanced(next.key, next.value, left, without(right, next.key));
    }

    private static <K, V> Node<K, V> first(Node<K, V> node) {
        var first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    private static <K, V> Node<K, V> balanced(K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right) {
        if (right != null && isTooHeavy(right, left)) {
            return raisingRight(key, value, left, right);
        }
        if (left != null && isTooHeavy(left, right)) {
            return raisingLeft(key, value, left, right);
        }
        return Node.of(key, value, left, right);
    }

    private static boolean isTooHeavy(Node<?, ?> one, @Nullable Node<?, ?> other) {
        return one.size + sizeOf(other) > 1 && one.size + 1 > DELTA * (sizeOf(other) + 1);
    }

    private static <K, V> Node<K, V> raisingRight(K key, V value, @Nullable Node<K, V> left, Node<K, V> right) {
        var inner = right.left;
        if (inner == null || sizeOf(inner) + 1 < GAMMA * (sizeOf(right.right) + 1)) {
            return Node.of(right.key, right.value, Node.of(key, value, left, inner), right.right);
        }
        return Node.of(
                inner.key,
                inner.value,
                Node.of(key, value, left, inner.left),
                Node.of(right.key, right.value, inner.right, right.right));
    }

    private static <K, V> Node<K, V> raisingLeft(K key, V value, Node<K, V> left, @Nullable Node<K, V> right) {
        var inner = left.right;
        if (inner == null || sizeOf(inner) + 1 < GAMMA * (sizeOf(left.left) + 1)) {
            return Node.of(left.key, left.value, left.left, Node.of(key, value, inner, right));
        }
        return Node.of(
                inner.key,
                inner.value,
                Node.of(left.key, left.value, left.left, inner.left),
                Node.of(key, value, inner.right, right));
    }

    private static <K, V> void forEach(@Nullable Node<K, V> node, BiConsumer<? super K, ? super V> visitor) {
        if (node != null) {
            forEach(node.left, visitor);
            visitor.accept(node.key, node.value);
            forEach(node.right, visitor);
        }
    }

    private static int depth(@Nullable Node<?, ?> node) {
        return node == null ? 0 : 1 + Math.max(depth(node.left), depth(node.right));
    }

    private static int sizeOf(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.size;
    }
}
