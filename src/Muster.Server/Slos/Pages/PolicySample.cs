// What the form begins with where no policy is written yet.
namespace Muster.Server.Slos.Pages;

public static class PolicySample
{
    public const string Text = """
        title: What we do when an error budget is spent
        text: |
          While a budget is spent, what we build next is what brings it back.
          We agree on this now, so that nobody has to argue about it then.
        gate:
          stopAt: 0%
          warnAt: 25%
          noData: stop
          staleAfter: 15m
          allowed: [reliability, security]
        overrides:
          people: []
          teams: []
          longest: 8h
          secondPerson: true
        escalation: []
        signers:
          product: []
          engineering: []
        """;
}
