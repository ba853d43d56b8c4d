// Ids that count: the same run gives the same ids.
using System.Globalization;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Driving;

public sealed class SerialIds : IIds
{
    private int _given;

    public string New() => (++_given).ToString("d26", CultureInfo.InvariantCulture);
}
