// The severity guide's answer.
namespace Muster.Cli.Api;

internal sealed record GuideDetail(
    string? Suggested,
    string? Because,
    IReadOnlyList<GuideQuestion> Questions,
    IReadOnlyList<GuideLevel> Levels
);

internal sealed record GuideQuestion(string Id, string Text, IReadOnlyList<GuideAnswer> Answers);

internal sealed record GuideAnswer(string Value, string Text);

internal sealed record GuideLevel(
    string Severity,
    string Grade,
    IReadOnlyList<string> Examples,
    IReadOnlyList<string> Consequences,
    IReadOnlyList<GuidePerson> PagesNow,
    IReadOnlyList<GuidePerson> PagesLater
);

internal sealed record GuidePerson(string Name);
