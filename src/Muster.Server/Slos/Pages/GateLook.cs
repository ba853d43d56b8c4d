// Words and colours for the gate, alike on all pages.
using Muster.Core.Slos.Policies;

namespace Muster.Server.Slos.Pages;

public static class GateLook
{
    public static string Tone(GateVerdict verdict) =>
        verdict switch
        {
            GateVerdict.Ship => "ok",
            GateVerdict.Warn => "warn",
            GateVerdict.Stop => "danger",
        };

    public static string Word(GateVerdict verdict) =>
        verdict switch
        {
            GateVerdict.Ship => "ship",
            GateVerdict.Warn => "ship, with care",
            GateVerdict.Stop => "stop",
        };
}
