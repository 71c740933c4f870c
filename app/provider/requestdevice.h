// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>

namespace provider {

/// A request's body that can be read once. Qt sends a request again by itself, up to three times, when the connection
/// closes before the reply; whoever pays for each request must not have that. With a body that cannot be rewound it
/// reports ContentReSendError instead, and our own count of tries holds.
class RequestDevice : public QBuffer
{
    Q_OBJECT

public:
    explicit RequestDevice(const QByteArray &body, QObject *parent = nullptr) : QBuffer(parent)
    {
        setData(body);
        open(ReadOnly);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override { return size() - pos(); }
};

} // namespace provider
