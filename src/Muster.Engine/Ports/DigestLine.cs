// One message of a page that a digest stands for.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <param name="Key">Of the delivery that the page planned.</param>
public sealed record DigestLine(PageId Page, string Key, string Channel, string Address, AlertGroupId Group);
