package dev.ballast.reports;

/** Whether the tests write the files that follow from the contract, instead of only holding them to it. */
final class Renewal {
    static final boolean WANTED = Boolean.getBoolean("ballast.renew");
    static final String HOW = "renew it with: mvn -pl reports test -Dballast.renew=true";

    private Renewal() {}
}
