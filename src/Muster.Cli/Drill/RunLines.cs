// A drill as JSON lines: one a simulated second, and the summary at the end.
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.Scoring;
using Muster.Simulator.World;

namespace Muster.Cli.Drill;

/// <summary>
/// Numbers have at most three decimals, and offered is written as the sum of what is written beside it: the parts add up to the last digit. The same run is the same
/// bytes.
/// </summary>
internal sealed class RunLines : IDisposable
{
    private readonly Stream _to;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public RunLines(Stream to)
    {
        _to = to;
        _json = new(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Dispose() => _json.Dispose();

    public void Write(Second second, SimulatedWorld world)
    {
        decimal served = Round(second.Served);
        decimal failed = Round(second.Failed);
        decimal shed = Round(second.Shed);
        decimal queued = Round(second.Queued);
        _json.WriteStartObject();
        _json.WriteNumber("t", second.At);
        _json.WriteNumber("offered", served + failed + shed + queued);
        _json.WriteNumber("served", served);
        _json.WriteNumber("failed", failed);
        _json.WriteNumber("shed", shed);
        _json.WriteNumber("queued", queued);
        _json.WriteStartObject("components");
        for (int place = 0; place < world.Components.Count; place++)
        {
            Write(world.Components[place], world.Read(place));
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        EndLine();
    }

    public void Write(DrillRun run, DrillSummary summary, ParRun par, Score score)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("summary");
        _json.WriteString("outcome", Word.Of(summary.Outcome));
        Write("detectedAt", summary.DetectedAt);
        Write("mitigatedAt", summary.MitigatedAt);
        Write("resolvedAt", summary.ResolvedAt);
        _json.WriteNumber("customerMinutesLost", Round(summary.CustomerMinutesLost));
        _json.WriteNumber("par", Round(par.Best.CustomerMinutesLost));
        _json.WriteNumber("score", Round(score.Points));
        _json.WriteStartArray("breakdown");
        foreach (ScoreLine line in score.Lines)
        {
            _json.WriteStartObject();
            _json.WriteString("name", line.Name);
            _json.WriteNumber("points", Round(line.Points));
            _json.WriteNumber("max", Round(line.Max));
            _json.WriteString("why", line.Why);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteNumber("startedAt", summary.StartedAt);
        _json.WriteNumber("nothing", Round(par.Nothing.CustomerMinutesLost));
        Write("parMitigatedAt", par.Best.MitigatedAt);
        Write("parResolvedAt", par.Best.ResolvedAt);
        _json.WriteStartArray("parActs");
        foreach (Act act in par.Acts)
        {
            Write(act);
        }

        _json.WriteEndArray();
        WriteRefused(run);
        _json.WriteEndObject();
        _json.WriteEndObject();
        EndLine();
        _to.Flush();
    }

    private void WriteRefused(DrillRun run)
    {
        _json.WriteStartArray("refused");
        foreach (DrillEvent refused in run.Events.Where(one => one.Kind == EventKind.Refused))
        {
            _json.WriteStartObject();
            _json.WriteNumber("at", refused.At);
            _json.WriteString("why", refused.Text);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Write(Act act)
    {
        _json.WriteStartObject();
        _json.WriteNumber("at", act.At);
        _json.WriteString("do", Word.Of(act.Verb));
        _json.WriteString("target", act.Target);
        _json.WriteStartObject("args");
        foreach ((string name, string value) in act.Args)
        {
            _json.WriteString(name, value);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Write(Component component, Reading reading)
    {
        _json.WriteStartObject(component.Name);
        _json.WriteNumber("offered", Round(reading.Offered));
        _json.WriteNumber("served", Round(reading.Served));
        _json.WriteNumber("failed", Round(reading.Failed));
        _json.WriteNumber("shed", Round(reading.Shed));
        _json.WriteNumber("queue", Round(reading.Queue));
        _json.WriteNumber("latency", Round(reading.Latency));
        _json.WriteNumber("utilisation", Round(reading.Utilisation));
        if (component.Memory is not null)
        {
            _json.WriteNumber("hitRatio", Round(reading.HitRatio));
        }

        _json.WriteNumber("instances", Round(reading.Instances));
        _json.WriteEndObject();
    }

    private void Write(string name, int? second)
    {
        if (second is { } known)
        {
            _json.WriteNumber(name, known);
        }
        else
        {
            _json.WriteNull(name);
        }
    }

    private void EndLine()
    {
        _json.Flush();
        _buffer.Write("\n"u8);
        _to.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _json.Reset();
    }

    /// <summary>Without the zeros at the end that a decimal would keep.</summary>
    private static decimal Round(double value) => Math.Round((decimal)value, 3) / 1.000m;
}
