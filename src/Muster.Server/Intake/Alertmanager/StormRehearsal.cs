// Takes small storms into memory alone, so that the first real one meets code that has been compiled to its end.
using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>
/// A server that has been quiet for weeks has never run the way of an alert thirty times, and in its first second of a storm the compiler would take a quarter of the
/// processors. What is taken here is parsed, decided and forgotten: it meets neither disk nor database nor anybody's eyes.
/// </summary>
internal sealed class StormRehearsal(ISignalSink sink, TimeProvider clock) : BackgroundService
{
    private const int Rounds = 8;
    private const int Alerts = 64;

    /// <summary>The compiler begins to count calls when nothing new has been called for a tenth of a second.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (sink is not LoggedIntake)
        {
            return;
        }

        using LoggedIntake intake = new(new ForgetfulLog(), new NoRows(), clock);
        for (int round = 0; round < Rounds && !stoppingToken.IsCancellationRequested; round++)
        {
            // Twice the same: what opens an alert, and what renews it.
            await TakeAsync(intake, round);
            await TakeAsync(intake, round);
            await Task.Run(() => stoppingToken.WaitHandle.WaitOne(Pause), CancellationToken.None);
        }
    }

    private async Task TakeAsync(LoggedIntake intake, int round)
    {
        string until = (clock.GetUtcNow() + TimeSpan.FromMinutes(4)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        string alerts = string.Join(',', Enumerable.Range(round * Alerts, Alerts).Select(number => Alert(number, until)));
        byte[] text = Encoding.UTF8.GetBytes($"[{alerts}]");
        byte[] body = ArrayPool<byte>.Shared.Rent(text.Length);
        text.CopyTo(body, 0);
        using FrameReading read = AlertListParser.Parse("rehearsal", new(body, text.Length, StatusCodes.Status200OK, ""));
        await intake.AcceptAsync(AlertListParser.Door, "rehearsal", read.Signals, false, CancellationToken.None);
    }

    private static string Alert(int number, string until) =>
        $$$"""{"annotations":{"summary":"Rehearsal \u0026 warmth of {{{number % 4}}}"},"endsAt":"{{{until}}}","generatorURL":"http://rehearsal/?a\u0026b","labels":{"alertname":"Rehearsal","instance":"{{{number}}}"}}""";
}
