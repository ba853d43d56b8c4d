// A scenario that can be played, to be made wrong in one place.
using Muster.Core.Kernel;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.Scenarios;

internal static class SmallScenario
{
    public static Scenario Good { get; } =
        new(
            "small",
            "Small",
            "You are on call.",
            "Roll back first.",
            20,
            Severity.Sev2,
            new(
                [new Clients("people", "shop", 100, 5_000, TimeoutSeconds: 3)],
                [
                    new Component("shop", ComponentKind.Service, 2, 100, 0.01, 200) { Calls = [new("prices", 1, 1)] },
                    new Component("prices", ComponentKind.Cache, 1, 200, 0.01, 200, Memory: new(0.5, 0.5, 100)),
                ]
            )
        )
        {
            Faults = [Fault],
            Offers = [Rollback],
            Alerts = [Alert],
            Findings = [new("shop", "services", new(20, 40), "The errors began with the release.") { While = ["bad-release"] }],
            Whys =
            [
                new("Why did it fail?", "No test covers the price list.", IsRoot: true)
                {
                    Words =
                    [
                        ["test"],
                    ],
                },
            ],
        };

    public static Fault Fault =>
        new("bad-release", "A release went wrong.", new(30, 90)) { IsCause = true, Effects = [new(Knob.Errors, "shop", Span.Of(0.2))] };

    public static Offer Rollback => new(Verb.Rollback, "shop", "Roll back", Span.Of(90)) { Ends = ["bad-release"] };

    public static AlertRule Alert => new("ShopErrors", "Errors.", new("shop", Metric.ErrorRatio, IsAbove: true, 0.05, 30));

    /// <summary>The same with another fault in the place of its own.</summary>
    public static Scenario With(Fault fault) => Good with { Faults = [fault] };

    /// <summary>The same with another effect of its fault.</summary>
    public static Scenario With(VaryingEffect effect) => With(Fault with { Effects = [effect] });

    /// <summary>The same with one more action.</summary>
    public static Scenario With(Offer offer) => Good with { Offers = [Rollback, offer] };
}
