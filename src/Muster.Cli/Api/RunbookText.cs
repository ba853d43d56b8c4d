// One runbook as the API answers it.
namespace Muster.Cli.Api;

/// <param name="Text">The latest version, whole.</param>
internal sealed record RunbookText(RunbookRow Runbook, string Text);
