// The three questions of the severity guide, and the answers to each.
using System.Collections.Immutable;
using Muster.Core.Incidents;

namespace Muster.Server.Incidents;

/// <param name="Id">What it is called in an address and on the command line.</param>
/// <param name="Answers">The worst first.</param>
public sealed record GuideQuestion(string Id, string Text, ImmutableArray<GuideAnswer> Answers)
{
    public static readonly ImmutableArray<GuideQuestion> All =
    [
        new("down", "Is it down, or losing data or money?", [new("yes", "Yes"), new("no", "No")]),
        new("workaround", "Is there a workaround?", [new("yes", "Yes"), new("no", "No")]),
        new("feels", "Who feels it?", [new("everybody", "Everybody"), new("some", "Some customers"), new("us", "Only us")]),
    ];

    /// <summary>Which of its answers the guide got; null before it was asked.</summary>
    internal string? AnswerOf(SeverityGuide? guide) =>
        (Id, guide) switch
        {
            (_, null) => null,
            ("down", { Down: var down }) => down ? "yes" : "no",
            ("workaround", { Workaround: var workaround }) => workaround ? "yes" : "no",
            (_, { Feels: WhoFeelsIt.Everybody }) => "everybody",
            (_, { Feels: WhoFeelsIt.Some }) => "some",
            _ => "us",
        };
}
