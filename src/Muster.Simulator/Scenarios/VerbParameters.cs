// What has to be said with each verb, wherever it is offered.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

public static class VerbParameters
{
    /// <summary>The verbs of command: they are offered in every scenario, and do nothing to the system.</summary>
    public static ImmutableArray<Verb> Command { get; } =
    [Verb.Ask, Verb.Acknowledge, Verb.Declare, Verb.Severity, Verb.Assign, Verb.Statement, Verb.Mitigate, Verb.Resolve, Verb.Keyboard];

    /// <summary>The target of <see cref="Verb.Assign"/> by which a role is left empty.</summary>
    public const string Nobody = "nobody";

    public static bool IsCommand(Verb verb) => Command.Contains(verb);

    /// <summary>The parameters of an offer: those of its verb first, then its own.</summary>
    public static ImmutableArray<Parameter> Of(Offer offer, Topology topology)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(topology);
        ImmutableArray<Parameter> usual = offer.Verb switch
        {
            Verb.Shed =>
            [
                new("percent", "How many of a hundred requests are refused", 0, 100),
                new("clients", "Only requests of these clients", IsOptional: true)
                {
                    Choices = [.. topology.Clients.Select(clients => clients.Name)],
                },
            ],
            Verb.Flag => [new("state", "Whether the feature is off or on") { Choices = ["off", "on"] }],
            _ => [],
        };
        return [.. usual, .. Named(offer), .. offer.Parameters];
    }

    /// <summary>The parameters of a verb of command; empty for a verb that needs none, or that does something to the system.</summary>
    public static ImmutableArray<Parameter> Of(Verb verb) =>
        verb switch
        {
            Verb.Declare or Verb.Severity => [new("severity", "1 is critical, 4 is low") { Choices = ["1", "2", "3", "4"] }],
            Verb.Assign =>
            [
                new("role", "The role that the target takes") { Choices = RoleName.Names },
                new("text", "What whoever takes it over is told", IsOptional: true) { LengthMax = 2_000 },
            ],
            Verb.Statement =>
            [
                new("text", "What is told") { LengthMax = 2_000 },
                new("audience", "Who is told; internal when left out", IsOptional: true) { Choices = ["internal", "executive", "public"] },
            ],
            Verb.Ask =>
            [
                new("of", "The colleague who looks; whoever knows most and is free when left out", IsOptional: true) { LengthMax = 63 },
            ],
            Verb.Keyboard => [new("state", "Whether the terminal is opened or closed") { Choices = ["open", "closed"] }],
            _ => [],
        };

    /// <summary>How many instances one may ask for when scaling, of the parameters that are an offer's own.</summary>
    /// <param name="bounds">Null for as many as a system can have.</param>
    public static Parameter Instances(Span? bounds) =>
        new("instances", "How many there shall be", bounds?.Low ?? 0, bounds?.High ?? WorldDefaults.InstancesMax);

    private static ImmutableArray<Parameter> Named(Offer offer) =>
        offer.Name.Length > 0 ? [new("name", "Which of them") { Choices = [offer.Name] }] : [];
}
