// The doors of runners, as strict as docs/runbooks.md says: each job is given once.
using System.Text.Json;
using System.Text.Json.Nodes;
using Muster.Cli.Tests.Driving;

namespace Muster.Cli.Tests.Runner;

internal sealed class FakeJobs
{
    private readonly Lock _one = new();
    private readonly Queue<(string Job, string Runbook, string[] Arguments)> _waiting = new();
    private readonly Dictionary<string, string> _output = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonNode> _ends = new(StringComparer.Ordinal);
    private readonly List<JsonNode> _claims = [];

    public FakeJobs(FakeServer server) => server.Answers(Answer);

    public IReadOnlyList<JsonNode> Claims => Locked(() => _claims.ToArray());

    public void Give(string job, string runbook, params string[] arguments) => Locked(() => _waiting.Enqueue((job, runbook, arguments)));

    public string Output(string job) => Locked(() => _output.GetValueOrDefault(job, ""));

    /// <summary>Null before it has ended.</summary>
    public JsonNode? End(string job) => Locked(() => _ends.GetValueOrDefault(job));

    private (int, string) Answer(Request request) =>
        Locked(() =>
        {
            JsonNode body = JsonNode.Parse(request.Text)!;
            string[] path = request.Path.Split('/');
            return (path[^1], _ends.ContainsKey(path[^2])) switch
            {
                ("claim", _) => Claim(body),
                ("output", false) => Hear(path[^2], body),
                ("end", false) => Finish(path[^2], body),
                _ => (409, """{"code": "run.attempt_over", "detail": "It is over."}"""),
            };
        });

    private (int, string) Claim(JsonNode body)
    {
        _claims.Add(body);
        if (!_waiting.TryDequeue(out (string Job, string Runbook, string[] Arguments) job))
        {
            return (204, "");
        }

        return (
            200,
            JsonSerializer.Serialize(
                new
                {
                    job = job.Job,
                    attempt = 1,
                    purpose = "step",
                    run = job.Job.Split('.')[0],
                    runbook = job.Runbook,
                    version = 1,
                    textHash = "00",
                    step = 0,
                    name = "A step",
                    arguments = job.Arguments,
                    timeOutSeconds = 600,
                    leaseSeconds = 30,
                    outputBytesMax = 65_536,
                }
            )
        );
    }

    private (int, string) Hear(string job, JsonNode body)
    {
        _output[job] = _output.GetValueOrDefault(job, "") + (string)body["text"]!;
        return (200, """{"stop": false}""");
    }

    private (int, string) Finish(string job, JsonNode body)
    {
        _ends[job] = body;
        return (200, "{}");
    }

    private T Locked<T>(Func<T> act)
    {
        lock (_one)
        {
            return act();
        }
    }

    private void Locked(Action act)
    {
        lock (_one)
        {
            act();
        }
    }
}
