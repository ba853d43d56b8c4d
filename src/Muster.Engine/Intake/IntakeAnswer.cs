// What became of the signals of one accepted request, in numbers.
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <param name="Receipt">The id under which the sender can look up what became of each signal.</param>
/// <param name="Lines">In the order of the request, for whoever asked for them; else default.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IntakeAnswer(
    string Receipt,
    DateTimeOffset ReceivedAt,
    int Opened,
    int Renewed,
    int Resolved,
    int Ignored,
    ImmutableArray<ReceiptLine> Lines
);
