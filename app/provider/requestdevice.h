// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace provider {

/// A request's body that can be read once. Qt sends a request again by itself when the connection closes before the
/// reply; whoever pays for each request must not have that. With a body that cannot be rewound it reports
/// ContentReSendError instead, and our own count of tries holds. (No QBuffer: Qt reads those past their own functions.)
class RequestDevice : public QIODevice
{
    Q_OBJECT

public:
    explicit RequestDevice(QByteArray body, QObject *parent = nullptr) : QIODevice(parent), m_body(std::move(body))
    {
        open(ReadOnly | Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_read == m_body.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_read; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (atEnd())
            return -1;
        const qsizetype size = std::min<qsizetype>(most, m_body.size() - m_read);
        std::copy_n(m_body.constData() + m_read, size, data);
        m_read += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qsizetype m_read = 0;
};

} // namespace provider
