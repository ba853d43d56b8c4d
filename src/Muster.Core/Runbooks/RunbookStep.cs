// One step of a runbook: the complete family.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Muster.Core.Runbooks;

/// <summary>
/// As written, with <c>{{parameter}}</c> in its texts; or resolved, with the values in their places, which is what an approval is bound to.
/// </summary>
/// <param name="Name">What it is for, in a few words.</param>
/// <param name="TimeOut">After that it has failed, whatever it does.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Http), "http")]
[JsonDerivedType(typeof(Command), "command")]
[JsonDerivedType(typeof(Wait), "wait")]
[JsonDerivedType(typeof(Check), "check")]
[JsonDerivedType(typeof(Manual), "manual")]
[JsonDerivedType(typeof(Kubernetes), "kubernetes")]
[JsonDerivedType(typeof(Flag), "flag")]
[JsonDerivedType(typeof(Act), "act")]
[JsonDerivedType(typeof(Graph), "graph")]
public abstract record RunbookStep(string Name, TimeSpan TimeOut)
{
    /// <summary>What shows what it would touch; null for nothing.</summary>
    public DryRun? Preview { get; init; }

    /// <summary>Whether it is done on the server, by a request that the server sends.</summary>
    [JsonIgnore]
    public bool IsOnServer => this is Http or Check or Kubernetes or Flag or Graph;

    /// <param name="Body">JSON; null for none.</param>
    /// <param name="Expect">The answers that count as success; empty for 200 to 299.</param>
    public sealed record Http(
        string Name,
        TimeSpan TimeOut,
        string Method,
        string Url,
        ImmutableArray<StepHeader> Headers,
        string? Body,
        ImmutableArray<int> Expect
    ) : RunbookStep(Name, TimeOut);

    /// <param name="Runner">Where it runs; empty for the machine of whoever asked for it with <c>muster run</c>.</param>
    /// <param name="Arguments">The program and its arguments; no shell reads them.</param>
    public sealed record Command(string Name, TimeSpan TimeOut, string Runner, ImmutableArray<string> Arguments)
        : RunbookStep(Name, TimeOut);

    /// <param name="Seconds">A number, or a parameter.</param>
    public sealed record Wait(string Name, TimeSpan TimeOut, string Seconds) : RunbookStep(Name, TimeOut)
    {
        /// <summary>How long it waits; of a resolved step.</summary>
        [JsonIgnore]
        public TimeSpan Length => TimeSpan.FromSeconds(int.Parse(Seconds, CultureInfo.InvariantCulture));
    }

    /// <summary>Asks a Prometheus until the answer is as it should be, or the time is over.</summary>
    /// <param name="Url">The address of the Prometheus, without <c>/api/v1/query</c>.</param>
    /// <param name="Value">A number, or a parameter.</param>
    public sealed record Check(
        string Name,
        TimeSpan TimeOut,
        string Url,
        ImmutableArray<StepHeader> Headers,
        string Query,
        CheckComparison Comparison,
        string Value,
        TimeSpan Every
    ) : RunbookStep(Name, TimeOut);

    /// <param name="Items">What a person confirms, one after the other.</param>
    public sealed record Manual(string Name, TimeSpan TimeOut, ImmutableArray<string> Items) : RunbookStep(Name, TimeOut);

    /// <param name="Api">The address of the cluster's API.</param>
    /// <param name="Replicas">Of <see cref="DeploymentAction.Scale"/>: a number, or a parameter; else null.</param>
    /// <param name="Token">The name of the secret that holds the token; null for none.</param>
    public sealed record Kubernetes(
        string Name,
        TimeSpan TimeOut,
        string Api,
        string Namespace,
        string Deployment,
        DeploymentAction Action,
        string? Replicas,
        string? Token
    ) : RunbookStep(Name, TimeOut);

    /// <summary>Sets a feature flag by PUT, as OpenFeature's HTTP providers offer it.</summary>
    /// <param name="Url">The address of the flags; the key of the flag is appended.</param>
    /// <param name="Value">JSON, or a parameter.</param>
    public sealed record Flag(string Name, TimeSpan TimeOut, string Url, ImmutableArray<StepHeader> Headers, string Key, string Value)
        : RunbookStep(Name, TimeOut);

    /// <summary>What is done to the simulated system of a drill; nobody takes it, for the drill does it at once.</summary>
    /// <param name="Do">A word of the drill, such as <c>shed</c>.</param>
    /// <param name="Args">By name; each is a text or a parameter.</param>
    public sealed record Act(string Name, TimeSpan TimeOut, string Do, string Target, ImmutableSortedDictionary<string, string> Args)
        : RunbookStep(Name, TimeOut);

    /// <summary>Looks at a graph of a drill until its latest value is as it should be, or the time is over.</summary>
    /// <param name="Component">Of the simulated system, such as <c>database</c>.</param>
    /// <param name="Metric">A word of the drill, such as <c>utilisation</c>.</param>
    /// <param name="Value">A number, or a parameter.</param>
    public sealed record Graph(string Name, TimeSpan TimeOut, string Component, string Metric, CheckComparison Comparison, string Value)
        : RunbookStep(Name, TimeOut);
}
