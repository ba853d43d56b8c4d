// Where some bytes of a request stand.
using System.Runtime.InteropServices;

namespace Muster.Engine.Intake;

/// <param name="At">The place of the first byte in the body; its complement, below zero, for a place among the bytes that were written beside the body.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Slice(int At, int Length);
