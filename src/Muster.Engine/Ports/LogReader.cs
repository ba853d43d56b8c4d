// What is called for each record of the intake log.
namespace Muster.Engine.Ports;

/// <summary>Takes one record and where it stands.</summary>
public delegate void LogReader(long position, ReadOnlySpan<byte> record);
