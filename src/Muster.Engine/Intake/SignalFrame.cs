// One signal in bytes.
using System.Runtime.InteropServices;
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <param name="Labels">A JSON object of texts, its names in ordinal order, each once, no value empty, nothing escaped that need not be, no white space.</param>
/// <param name="Annotations">The same form; <c>{}</c> when there is none.</param>
/// <param name="Url">UTF-8; empty when there is none.</param>
/// <param name="IsByLabels">Whether the labels are the identity; else a key of the sender is, and the labels may change.</param>
/// <param name="OnlyRenews">Whether what is said counts for a new alert alone; see <see cref="Signal.OnlyRenews"/>.</param>
/// <param name="Content">A hash of annotations and link: two signals with equal ones say the same about an alert.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SignalFrame(
    Fingerprint Fingerprint,
    Slice Labels,
    Slice Annotations,
    Slice Url,
    SignalTimes Times,
    bool IsByLabels,
    bool OnlyRenews,
    ulong Content
);
