// Ctrl-C, SIGTERM and the end of a terminal: told once, and not the end of Muster itself.
using System.Runtime.InteropServices;

namespace Muster.Cli.Jobs;

internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="cancel">Stops, too.</param>
    public StopSignals(CancellationToken cancel)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _registrations =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(signal, Heed)
            ),
        ];
    }

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        Array.ForEach(_registrations, registration => registration.Dispose());
        _stop.Dispose();
    }

    private void Heed(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }
}
