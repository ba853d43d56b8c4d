// One line that a run writes onto the timeline of its incident.
namespace Muster.Core.Runbooks;

/// <param name="IsWarning">Whether it should catch the eye.</param>
public sealed record RunNews(string Title, string Text, bool IsWarning);
