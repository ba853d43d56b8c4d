// What a runner may do at all, which the server cannot widen: its runbooks, its programs and its longest time.
using Muster.Cli.Api;
using Muster.Cli.Execution;

namespace Muster.Cli.Runner;

internal sealed record RunnerRules(IReadOnlyList<string> Runbooks, AllowList Programs, TimeSpan LongestTime, string Directory)
{
    /// <summary>The program that the job starts, or why it is not started here.</summary>
    public (ProgramFile? Program, string Refusal) Judge(ClaimedJob job)
    {
        if (!Runbooks.Contains(job.Runbook, StringComparer.Ordinal))
        {
            return (null, $"This runner was not given the runbook {job.Runbook}.");
        }

        if (job.Arguments is not [var word, ..] || job.Arguments.Any(argument => argument.Contains('\0', StringComparison.Ordinal)))
        {
            return (null, "The step names no program, or an argument holds a zero byte.");
        }

        (ProgramFile? program, string why) = ProgramFile.Find(word, Directory);
        return program is null ? (null, why)
            : Programs.Refusal(program) is { } refusal ? (null, refusal)
            : (program, "");
    }

    /// <summary>The job's time, or the runner's when that is shorter.</summary>
    public TimeSpan TimeOf(ClaimedJob job)
    {
        TimeSpan asked = TimeSpan.FromSeconds(job.TimeOutSeconds);
        return asked < LongestTime ? asked : LongestTime;
    }
}
