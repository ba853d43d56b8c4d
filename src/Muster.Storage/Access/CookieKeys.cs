// Keeps the keys that protect cookies in the database, where every node finds them.
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Access;

/// <summary>
/// In the table of EF's own key repository, so that keys of either are read by both; but every start reads the keys, and EF would take a quarter of the memory
/// of an idle server for it. The framework asks without awaiting.
/// </summary>
public sealed class CookieKeys : IXmlRepository
{
    private readonly SqlDatabase _database;

    internal CookieKeys(SqlDatabase database) => _database = database;

    /// <summary>Oldest first.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        _database
            .QueryAsync(
                Sql.Raw("SELECT xml FROM data_protection_keys WHERE xml <> '' ORDER BY id"),
                row => XElement.Parse(row.GetString(0)),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        string xml = element.ToString(SaveOptions.DisableFormatting);
        _database
            .WriteAsync(
                Sql.Of($"INSERT INTO data_protection_keys (friendly_name, xml) VALUES ({friendlyName}, {xml})"),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();
    }
}
