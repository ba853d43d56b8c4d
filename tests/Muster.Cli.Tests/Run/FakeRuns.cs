// The runs of a server, as strict as docs/runbooks.md says: one command, in the test's hands.
using System.Text.Json;
using System.Text.Json.Nodes;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Run;

internal sealed class FakeRuns
{
    public const string Hash = "5b3f";

    private readonly Lock _one = new();
    private readonly List<string> _wrong = [];
    private readonly List<string> _pieces = [];
    private string _status = "previewed";
    private bool _stop;

    public FakeRuns(FakeServer server) => server.Answers(Answer);

    /// <summary>What the client did against the contract.</summary>
    public IReadOnlyList<string> Wrong => Locked(() => _wrong.ToArray());

    public string Status => Locked(() => _status);

    /// <summary>What was asked for; null before.</summary>
    public JsonNode? Asked { get; private set; }

    public string? RefusedBecause { get; private set; }

    public string Output => Locked(() => string.Concat(_pieces));

    public JsonNode? End { get; private set; }

    public void Approve() => Locked(() => _status = "approved");

    public void Refuse() => Locked(() => _status = "refused");

    public void Stop() => Locked(() => _stop = true);

    private (int, string) Answer(Request request) =>
        Locked(() =>
        {
            JsonNode body = JsonNode.Parse(request.Text.Length > 0 ? request.Text : "{}")!;
            return (request.Method, request.Path) switch
            {
                ("POST", "/api/v1/runs") => Ask(body),
                ("GET", "/api/v1/runs/RUN-7") => Run(200),
                ("POST", "/api/v1/runs/RUN-7/start") => Start(body),
                ("POST", "/api/v1/runs/RUN-7/refuse") => Withdraw(body),
                ("POST", "/api/v1/runner/jobs/RUN-7.0/output") => Hear(body),
                ("POST", "/api/v1/runner/jobs/RUN-7.0/end") => Finish(body),
                _ => Against($"{request.Method} {request.Path} is no door."),
            };
        });

    private (int, string) Ask(JsonNode body)
    {
        string[] fields = ["arguments", "directory", "host", "user", "resolved", "files"];
        if (fields.Any(field => body["command"]?[field] is null) || Asked is not null)
        {
            return Against("A command has all its fields, and one is asked for.");
        }

        Asked = body;
        return Run(201);
    }

    private (int, string) Start(JsonNode body)
    {
        if (_status != "approved" || (string?)body["hash"] != Hash || !JsonNode.DeepEquals(body["command"], Asked!["command"]))
        {
            return Against("Started is what was approved, once.");
        }

        _status = "running";
        return Run(200);
    }

    private (int, string) Withdraw(JsonNode body)
    {
        RefusedBecause = (string?)body["reason"];
        _status = "refused";
        return Run(200);
    }

    private (int, string) Hear(JsonNode body)
    {
        string text = (string)body["text"]!;
        int sequence = (int)body["sequence"]!;
        if (_status != "running" || (int)body["attempt"]! != 1 || (text.Length > 0 && sequence > _pieces.Count + 1))
        {
            return Against("Output belongs to a running attempt, and its numbers leave no gap.");
        }

        if (text.Length > 0 && sequence == _pieces.Count + 1)
        {
            _pieces.Add(text);
        }

        return (200, _stop ? """{"stop": true}""" : """{"stop": false}""");
    }

    private (int, string) Finish(JsonNode body)
    {
        if (_status != "running" || (string?)body["outcome"] is not ("succeeded" or "failed" or "timed_out" or "stopped"))
        {
            return Against("An end has an outcome, and comes once.");
        }

        (End, _status) = (body, "ended");
        return Run(200);
    }

    private (int, string) Run(int status) =>
        (
            status,
            JsonSerializer.Serialize(
                new
                {
                    id = "RUN-7",
                    status = _status,
                    hash = Hash,
                    needsTwo = true,
                    approvedBy = _status is "approved" or "running" ? "person:ben" : null,
                    job = _status == "running" ? new { job = "RUN-7.0", attempt = 1 } : null,
                }
            )
        );

    private (int, string) Against(string what)
    {
        _wrong.Add(what);
        return (409, JsonSerializer.Serialize(new { code = "run.refused", detail = what }));
    }

    private T Locked<T>(Func<T> act)
    {
        lock (_one)
        {
            return act();
        }
    }
}
