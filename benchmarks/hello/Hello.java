final class Hello {
    public static void main(final String[] args) {
        System.out.println("hi");
    }
}
