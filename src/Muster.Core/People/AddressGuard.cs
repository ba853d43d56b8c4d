// Which network addresses an outbound webhook may reach.
using System.Net;
using System.Net.Sockets;

namespace Muster.Core.People;

/// <summary>
/// A person who edits a contact chooses where this machine connects to. Only addresses of the public internet are let through, whichever way they are written, so
/// that nobody reads the cloud's metadata or a neighbour's admin page through the pager.
/// </summary>
public static class AddressGuard
{
    /// <summary>IPv4 blocks that are not the public internet. Source: IANA special-purpose registry, 2024.</summary>
    private static readonly IPNetwork[] NotPublicV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
    ];

    /// <summary>The block of IPv6 in which public addresses are given out; all others are special.</summary>
    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Parts of it that wrap an IPv4 address, or that are documentation and benchmarks.</summary>
    private static readonly IPNetwork[] NotPublicV6 =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>
    /// Where clouds tell a machine its own credentials: nobody is ever to be sent there, not even where private networks are in reach. Source: the manuals of AWS (IMDS,
    /// ECS), Google Cloud, Azure (IMDS, wire server), Oracle Cloud and Alibaba Cloud.
    /// </summary>
    private static readonly IPNetwork[] Metadata =
    [
        IPNetwork.Parse("169.254.169.0/24"),
        IPNetwork.Parse("169.254.170.0/24"),
        IPNetwork.Parse("168.63.129.16/32"),
        IPNetwork.Parse("192.0.0.192/32"),
        IPNetwork.Parse("100.100.100.200/32"),
        IPNetwork.Parse("fd00:ec2::/32"),
        IPNetwork.Parse("fd20:ce::/32"),
    ];

    public static bool IsMetadata(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Metadata.Any(block => block.BaseAddress.AddressFamily == plain.AddressFamily && block.Contains(plain));
    }

    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !NotPublicV4.Any(block => block.Contains(plain)),
            AddressFamily.InterNetworkV6 => PublicV6.Contains(plain) && !NotPublicV6.Any(block => block.Contains(plain)),
            _ => false,
        };
    }
}
