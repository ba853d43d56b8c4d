// An issue as a tracker tells of it.
using Muster.Core.Reviews;

namespace Muster.Engine.Ports;

/// <param name="Key">What the tracker calls it, such as <c>acme/shop#12</c> or <c>OPS-7</c>.</param>
/// <param name="Url">Where people see it.</param>
public sealed record Issue(string Key, string Url, IssueState State);
