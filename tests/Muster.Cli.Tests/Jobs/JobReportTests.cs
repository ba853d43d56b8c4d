// A real command reports to a server that answers, says stop, forgets it, fails or is silent.
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Muster.Cli.Api;
using Muster.Cli.Execution;
using Muster.Cli.Jobs;
using Muster.Cli.Tests.Execution;
using Muster.Peers;

namespace Muster.Cli.Tests.Jobs;

public sealed class JobReportTests : IDisposable
{
    private const string Waits = "trap 'echo stopped by the signal; exit 9' TERM; echo ready; while :; do sleep 0.05; done";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeDoor _door = new();
    private readonly OutputKeeper _output = new(new(20_000, 3_000), []);
    private readonly MusterClient _client;
    private readonly JobReport _report;

    public JobReportTests()
    {
        _client = new(new("http://muster.test"), "mk_test", _door);
        _report = new(_client, new("RUN-7.0", 1), _output, _clock);
    }

    public void Dispose()
    {
        _client.Dispose();
        _door.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task All_that_is_kept_arrives_in_pieces_with_numbers_and_then_the_end()
    {
        CommandEnd end = await ReportedAsync(Start("i=0; while [ $i -lt 9000 ]; do echo line $i; i=$((i+1)); done; exit 3"));

        JsonElement[] pieces = [.. _door.Told("output").Where(piece => Text(piece).Length > 0)];
        Assert.Equal(Enumerable.Range(1, pieces.Length), pieces.Select(piece => piece.GetProperty("sequence").GetInt32()));
        Assert.All(pieces, piece => Assert.Equal(1, piece.GetProperty("attempt").GetInt32()));
        string whole = string.Concat(pieces.Select(Text));
        Assert.StartsWith("line 0\nline 1\n", whole, StringComparison.Ordinal);
        Assert.EndsWith("line 8999\n", whole, StringComparison.Ordinal);
        Assert.Equal((3, true, null), (end.ExitCode, _report.IsRecorded, _report.StoppedBecause));
        Assert.Equal("""{"attempt":1,"outcome":"failed","exitCode":3,"text":"exit code 3"}""", _door.Told("end").Single().ToString());
    }

    [Fact]
    public async Task A_stop_of_the_server_reaches_the_command_and_its_last_words_reach_the_server()
    {
        RunningCommand command = Start(Waits);
        _door.Answer = (_, body) =>
            (200, Text(body).Contains("ready", StringComparison.Ordinal) ? """{"stop": true}""" : """{"stop": false}""");

        CommandEnd end = await ReportedAsync(command);

        Assert.Equal(("exit code 9, stopped", "Somebody stopped it."), (end.Said, _report.StoppedBecause));
        Assert.Contains("stopped by the signal", string.Concat(_door.Told("output").Select(Text)), StringComparison.Ordinal);
        JsonElement told = _door.Told("end").Single();
        Assert.Equal("stopped", told.GetProperty("outcome").GetString());
        Assert.Equal("exit code 9, stopped. Somebody stopped it.", told.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_job_that_the_server_gave_up_is_stopped_and_no_more_is_said()
    {
        RunningCommand command = Start(Waits);
        _door.Answer = (_, body) =>
            Text(body).Contains("ready", StringComparison.Ordinal)
                ? (409, """{"code": "run.attempt_over", "detail": "The lease is over."}""")
                : (200, """{"stop": false}""");

        CommandEnd end = await ReportedAsync(command);

        Assert.Equal(EndCause.Stopped, end.Cause);
        Assert.Equal("Muster does not count it as running any more: The lease is over.", _report.StoppedBecause);
        Assert.False(_report.IsRecorded);
        Assert.Empty(_door.Told("end"));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(0)]
    public async Task A_command_that_nobody_could_stop_is_stopped_after_thirty_seconds_of_silence(int status)
    {
        RunningCommand command = Start(Waits);
        await ReadyAsync();
        int asked = 0;
        _door.Answer = (_, _) => Interlocked.Increment(ref asked) == 1 ? (200, """{"stop": false}""") : (status, "");

        Task<CommandEnd> reported = _report.UntilEndAsync(command);
        await MovedAsync(() => asked > 1, TimeSpan.FromSeconds(1));
        Assert.Null(_report.StoppedBecause);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(_report.StoppedBecause);
        CommandEnd end = await EndedAsync(reported);

        Assert.Equal(EndCause.Stopped, end.Cause);
        Assert.Equal("Muster could not be asked for 30 seconds, and nobody could have stopped it.", _report.StoppedBecause);
        Assert.False(_report.IsRecorded);
    }

    [Fact]
    public async Task A_piece_that_got_no_answer_is_sent_again_with_its_number()
    {
        RunningCommand command = Start("echo once; exit 0");
        await command.Ended.WaitAsync(Longest);
        int asked = 0;
        _door.Answer = (_, _) => Interlocked.Increment(ref asked) is 1 or 3 ? (502, "") : (200, """{"stop": false}""");

        await ReportedAsync(command);

        Assert.Equal(["1:once\n", "1:once\n"], _door.Told("output").Select(piece => $"{piece.GetProperty("sequence")}:{Text(piece)}"));
        Assert.Equal(2, _door.Told("end").Count);
        Assert.True(_report.IsRecorded);
    }

    private static string Text(JsonElement body) => body.GetProperty("text").GetString()!;

    private RunningCommand Start(string script) =>
        RunningCommand.Start(
            new(Script.Write(_folder.Of("script"), script), [], _folder.Path, Path.GetFileName(_folder.Path), null, Longest),
            _clock,
            (stream, bytes) => _output.Add(stream, bytes.Span)
        );

    private Task ReadyAsync() => Until.TrueAsync("it is ready", Longest, () => Task.FromResult(_output.Bytes > 0));

    private Task<CommandEnd> ReportedAsync(RunningCommand command) => EndedAsync(_report.UntilEndAsync(command));

    private async Task<CommandEnd> EndedAsync(Task<CommandEnd> reported)
    {
        await MovedAsync(() => reported.IsCompleted, TimeSpan.FromSeconds(1));
        return await reported;
    }

    /// <summary>Moves the clock on until it is so.</summary>
    private Task MovedAsync(Func<bool> isSo, TimeSpan step) =>
        Until.TrueAsync(
            "the clock was moved far enough",
            Longest,
            () =>
            {
                _clock.Advance(step);
                return Task.FromResult(isSo());
            }
        );
}
