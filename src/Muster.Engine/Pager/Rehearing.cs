// Finds out when senders can be heard again after the store took nothing.
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>
/// A store may be readable and take nothing (a full disk): then every loop comes round while each sender is refused. So after a refusal this one asks by an empty
/// request, which goes the way of a sender's; while that fails the loop fails, and health turns red and says why.
/// </summary>
public sealed class Rehearing(ISignalSink sink, Hearing hearing) : ICycle
{
    private const string Door = "muster";

    public string Name => "hearing";

    public Wake Signal(Wake commits) => commits.Unhurried;

    public async Task<DateTimeOffset?> TurnAsync(CancellationToken stop)
    {
        if (!hearing.IsRefused)
        {
            return null;
        }

        try
        {
            using SignalFrames none = SignalFrames.Of([]);
            await sink.AcceptAsync(Door, Name, none, wantsLines: false, stop);
        }
        catch (StoreUnavailableException)
        {
            hearing.Refused();
            throw;
        }

        hearing.Taken();
        return null;
    }
}
